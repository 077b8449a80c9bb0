"""The screens: they ask the services and tell the widgets."""

"""The terminal screen: the only place that knows Textual. Nothing heavy is imported here before the first paint."""

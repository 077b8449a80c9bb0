"""What the screens are made of: each shows what it is given and says what happened to it."""

"""Units and expressions: what a number is made of, without evidence or pages."""

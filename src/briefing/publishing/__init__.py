"""What a finished build needs: fonts for the web, the social card, the move to its place."""

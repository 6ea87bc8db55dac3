"""From no name to a name: somebody with a code adds one, follows the case, or takes it into an account."""

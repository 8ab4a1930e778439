// Filled by the first test of masthead.

// Filled by the first test of Stories.

// Filled by the first test of Archive.

// Filled by the first test of Fetch.

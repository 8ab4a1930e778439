// Filled by the first test of Site.

"""The measure of the truth: precision and recall per field on labelled pages, beside named baselines."""

"""What a site says to its readers: labels, prompts, notices, appeals, polls and offers, alone and in boxes."""

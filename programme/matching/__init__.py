"""The matching: from people and their answers to the best permitted pairs, explained."""

"""The item-writing rules on other people's questions, and against people's judgements of them."""

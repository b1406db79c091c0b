"""Taking files in: matched against the diary, written in one change that one undo takes back."""

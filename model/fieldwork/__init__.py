"""Who works where and when: fieldwork, people, centres."""

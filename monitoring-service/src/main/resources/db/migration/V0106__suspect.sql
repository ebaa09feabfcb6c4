-- Attempts count failures, and a mention that failed is looked for apart from those that have just come in.
create index unscored_suspect on unscored (due_at) where attempts > 0;

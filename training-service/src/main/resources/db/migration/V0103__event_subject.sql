-- The feed of one exercise begins at its first event.
create index event_subject on event (subject, tx, id);

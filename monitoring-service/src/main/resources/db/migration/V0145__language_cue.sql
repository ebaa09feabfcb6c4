-- How people wrote when the alert was raised, beside how they write otherwise. Recorded, and no rule looks at it.
alter table alert add language_cue jsonb;

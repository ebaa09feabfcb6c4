-- Words are cut and indexed with the score, away from where mentions come in: it took longer than all the rest of
-- storing a mention.
drop index mention_words;
alter table mention_score add words tsvector not null default '';
alter table mention_score alter words drop default;
create index mention_score_words on mention_score using gin (words);

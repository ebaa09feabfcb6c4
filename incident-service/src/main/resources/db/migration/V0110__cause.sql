-- A cause is one of eight words; the crisis cluster follows from it unless somebody says otherwise. What was written
-- as free text stays readable in the timeline.
alter table incident add column cluster text check (cluster in ('victim', 'accidental', 'preventable', 'rumour'));

create function cause_word(written text) returns text language sql immutable as $$
  select case
    when written in ('complaint-handling', 'employee-misconduct', 'executive-misconduct', 'product-fault',
      'data-breach', 'campaign-backfire', 'misinformation', 'other') then written
    when written ~* 'datenleck|datenschutz|data|privacy|breach' then 'data-breach'
    when written ~* 'vorstand|geschäftsführ|leitung|executive|ceo' then 'executive-misconduct'
    when written ~* 'mitarbeit|beschäftigt|employee|staff' then 'employee-misconduct'
    when written ~* 'kampagne|werbung|campaign|advert' then 'campaign-backfire'
    when written ~* 'falschmeldung|gerücht|angriff|misinformation|rumou?r|fake|attack' then 'misinformation'
    when written ~* 'beschwerde|kundendienst|complaint|support' then 'complaint-handling'
    when written ~* 'produkt|mangel|ausfall|rückruf|störung|product|fault|outage|recall' then 'product-fault'
    else 'other'
  end
$$;

insert into timeline_entry (incident_id, kind, actor, text, data)
select id, 'note', 'sturmwarte',
  jsonb_build_object('de', 'Ursache bisher: ' || cause, 'en', 'Cause until now: ' || cause), '{}'
from incident where cause <> cause_word(cause);
update incident set cause = cause_word(cause) where cause is not null;
drop function cause_word(text);

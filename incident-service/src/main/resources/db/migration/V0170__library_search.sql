-- How the library's texts are searched: stems of the language, and letters without their accents, so that "Nestle"
-- finds "Nestlé".
create extension if not exists unaccent;

create text search configuration library_de (copy = german);
alter text search configuration library_de
  alter mapping for hword, hword_part, word with unaccent, german_stem;

create text search configuration library_en (copy = english);
alter text search configuration library_en
  alter mapping for hword, hword_part, word with unaccent, english_stem;

-- What a person typed, as a query. The plain configuration comes in for its list of words that mean nothing: it knows
-- "für", but not "fur".
create function library_query(language text, typed text) returns tsquery language sql immutable as $$
  select case language
    when 'de' then websearch_to_tsquery('german', typed) || websearch_to_tsquery('library_de', typed)
    else websearch_to_tsquery('english', typed) || websearch_to_tsquery('library_en', typed)
  end
$$;

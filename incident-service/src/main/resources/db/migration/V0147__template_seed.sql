-- A holding statement for every cause, and replies for what comes up most. None of them is approved: a house reads
-- them, makes them its own, and approves them.
insert into template (id, kind, cause, title_de, title_en, text_de, text_en, owner, edited_by)
select gen_random_uuid(), kind, cause, title_de, title_en, text_de, text_en, 'sturmwarte', 'sturmwarte'
from (values
  ('holding-statement', 'complaint-handling', 'Beschwerden sind liegen geblieben', 'Complaints were left unanswered',
$$Viele von Ihnen haben sich an {brand} gewandt und zu lange keine oder keine brauchbare Antwort bekommen. Das ärgert Sie zu Recht, und es tut uns leid.

Wir gehen seit heute alle offenen Anliegen der Reihe nach durch. Wenn Sie auf eine Antwort warten, schreiben Sie uns bitte an {contact}; Sie brauchen nichts noch einmal zu schildern, Ihr Name oder Ihre Vorgangsnummer genügt.

Das nächste Mal melden wir uns hier am {nextUpdate} und sagen, wie weit wir sind.$$,
$$Many of you have turned to {brand} and waited too long for an answer, or for one that helps. You are right to be annoyed, and we are sorry.

Since today we are going through every open request, one by one. If you are waiting for an answer, please write to {contact}. You need not explain anything again: your name or your case number is enough.

We will be back here on {nextUpdate} to say how far we have come.$$),
  ('holding-statement', 'employee-misconduct', 'Fehlverhalten im Team', 'Misconduct in the team',
$$Uns ist bekannt, was über das Verhalten eines Mitglieds unseres Teams berichtet wird. Wir nehmen das ernst. So, wie es geschildert wird, entspricht es nicht dem, wofür {brand} steht.

Wir sprechen mit allen Beteiligten und klären, was geschehen ist. Bis dahin ist die Person nicht im Dienst. Bitte haben Sie Verständnis, dass wir zu einzelnen Menschen öffentlich nichts sagen.

Wenn Sie selbst betroffen sind oder etwas gesehen haben: {contact}. Wir melden uns hier am {nextUpdate} wieder.$$,
$$We know what is being reported about the behaviour of a member of our team. We take it seriously. As it is described, it is not what {brand} stands for.

We are talking to everybody involved to find out what happened. Until then the person is not on duty. Please understand that we say nothing in public about individuals.

If you are affected, or saw something, please write to {contact}. We will be back here on {nextUpdate}.$$),
  ('holding-statement', 'executive-misconduct', 'Vorwürfe gegen die Leitung', 'Allegations against the management',
$$Gegen ein Mitglied der Leitung von {brand} werden Vorwürfe erhoben. Wir nehmen sie ernst, und wir prüfen sie nicht selbst: Eine unabhängige Stelle untersucht, was geschehen ist.

Wer betroffen ist, entscheidet bis zum Ergebnis nicht mit. Was die Untersuchung ergibt, teilen wir mit, soweit das Recht anderer es zulässt.

Hinweise nehmen wir vertraulich entgegen: {contact}. Den Stand nennen wir hier am {nextUpdate}.$$,
$$Allegations have been made against a member of the management of {brand}. We take them seriously, and we do not examine them ourselves: an independent body is looking into what happened.

Until there is a result, the person concerned takes no part in decisions. We will share what the inquiry finds, as far as the rights of others allow.

You can tell us what you know in confidence: {contact}. We will report here on {nextUpdate}.$$),
  ('holding-statement', 'product-fault', 'Störung oder Mangel', 'Outage or fault',
$$Zurzeit gibt es bei {brand} ein Problem: {problem}. Wir wissen, dass Sie sich auf uns verlassen, und arbeiten mit allen verfügbaren Kräften daran.

Was Sie jetzt tun können: {advice}

Die Ursache kennen wir noch nicht sicher; sobald wir sie kennen, sagen wir sie. Fragen beantworten wir unter {contact}. Die nächste Meldung kommt am {nextUpdate}, auch wenn es dann noch nichts Neues gibt.$$,
$$There is a problem at {brand} at the moment: {problem}. We know that you rely on us, and everybody who can help is working on it.

What you can do now: {advice}

We are not sure of the cause yet; as soon as we are, we will say so. We answer questions at {contact}. The next update comes on {nextUpdate}, even if there is nothing new by then.$$),
  ('holding-statement', 'data-breach', 'Daten könnten betroffen sein', 'Data may be affected',
$${brand} geht dem Hinweis nach, dass Unbefugte Zugang zu Daten hatten. Den Zugang haben wir geschlossen. Welche Daten von wem betroffen sind, untersuchen wir gemeinsam mit Fachleuten; die Aufsichtsbehörde ist eingebunden.

Was Sie jetzt tun können: {advice}

Wer betroffen ist, hört von uns persönlich. Wir fragen dabei nie nach Passwörtern oder Bankdaten. Fragen: {contact}. Den nächsten Stand nennen wir hier am {nextUpdate}.$$,
$${brand} is looking into a report that somebody had access to data without permission. That access has been closed. With the help of experts we are finding out which data of whom are affected; the supervisory authority is involved.

What you can do now: {advice}

If you are affected, you will hear from us in person. We will never ask for passwords or bank details. Questions: {contact}. We will report here again on {nextUpdate}.$$),
  ('holding-statement', 'campaign-backfire', 'Eine Kampagne verletzt', 'A campaign has hurt people',
$$Die Kampagne „{campaign}“ von {brand} hat Menschen verletzt. Das wollten wir nicht, aber darauf kommt es nicht an: Wir hätten es sehen müssen. Es tut uns leid.

Wir haben die Kampagne gestoppt. Jetzt hören wir zu und klären, wie es dazu kommen konnte.

Wenn Sie uns etwas dazu sagen möchten: {contact}. Am {nextUpdate} sagen wir hier, was wir ändern.$$,
$$The campaign "{campaign}" by {brand} has hurt people. We did not mean it to, but that is not the point: we should have seen it. We are sorry.

We have stopped the campaign. Now we listen, and find out how it could come to this.

If you would like to tell us something about it: {contact}. On {nextUpdate} we will say here what we are going to change.$$),
  ('holding-statement', 'misinformation', 'Falsches ist im Umlauf', 'Something false is going round',
$$Richtig ist: {fact}. Belege dafür finden Sie hier: {evidence}

Zurzeit wird über {brand} anderes verbreitet. Wer es gutgläubig geteilt hat, dem machen wir keinen Vorwurf; wir bitten nur darum, diese Angaben mitzuteilen.

Was von uns kommt, steht auf unseren eigenen Seiten. Im Zweifel fragen Sie uns: {contact}. Wir ergänzen diese Meldung, sobald es mehr zu sagen gibt, spätestens am {nextUpdate}.$$,
$$This is what is true: {fact}. You can check it here: {evidence}

Something else is being said about {brand} at the moment. We blame nobody who shared it in good faith; we only ask them to share this too.

What comes from us is on our own pages. If in doubt, ask us: {contact}. We will add to this as soon as there is more to say, on {nextUpdate} at the latest.$$),
  ('holding-statement', 'other', 'Wir gehen der Sache nach', 'We are looking into it',
$$Uns ist bekannt, was zurzeit über {brand} berichtet wird. Wir nehmen es ernst und klären, was geschehen ist. Was wir sicher wissen, sagen wir; was wir noch nicht wissen, auch.

Wenn Sie betroffen sind, erreichen Sie uns unter {contact}. Die nächste Meldung kommt hier am {nextUpdate}.$$,
$$We know what is being reported about {brand} at the moment. We take it seriously and are finding out what happened. We will say what we know for certain, and also what we do not know yet.

If you are affected, you can reach us at {contact}. The next update comes here on {nextUpdate}.$$),
  ('reply', null, 'Beschwerde', 'Complaint',
$$Danke, dass Sie uns das so offen schreiben, {name}. {problem} darf nicht passieren, und ich verstehe, dass Sie verärgert sind. Ich kümmere mich darum: {nextStep}. Bis {nextUpdate} hören Sie von mir.$$,
$$Thank you for telling us so frankly, {name}. {problem} should not happen, and I understand that you are annoyed. I am taking care of it: {nextStep}. You will hear from me by {nextUpdate}.$$),
  ('reply', null, 'Entschuldigung', 'Apology',
$${name}, das war unser Fehler: {problem}. Es tut mir leid. Wir machen es so wieder gut: {remedy}. Damit es nicht noch einmal geschieht, haben wir {change}.$$,
$${name}, this was our mistake: {problem}. I am sorry. This is how we make it good: {remedy}. So that it does not happen again, we have {change}.$$),
  ('reply', 'misinformation', 'Ein Gerücht richtigstellen', 'Setting a rumour right',
$$Hallo {name}, danke fürs Nachfragen. Tatsächlich ist es so: {fact}. Nachprüfen lässt es sich hier: {evidence}. Wenn dann noch etwas offen ist, fragen Sie gern weiter.$$,
$$Hello {name}, thank you for asking. This is how it really is: {fact}. You can check it here: {evidence}. If anything is still open then, please ask on.$$),
  ('reply', null, 'Dank', 'Thanks',
$$Danke, {name}! Das gebe ich gern an alle weiter, die gerade daran arbeiten. Solche Worte helfen an einem Tag wie heute.$$,
$$Thank you, {name}! I will gladly pass this on to everybody who is working on it. Words like these help on a day like today.$$),
  ('reply', null, 'In die private Nachricht wechseln', 'Moving to a private message',
$${name}, damit Ihre Daten nicht öffentlich stehen, klären wir das besser unter uns: Schreiben Sie uns bitte an {contact} und nennen Sie nur Ihre Vorgangsnummer. Ich schaue heute noch hinein, und was dabei herauskommt, schreibe ich auch hier.$$,
$${name}, so that your data are not in public, let us settle this between us: please write to {contact} and give only your case number. I will look into it today, and I will say here what came of it.$$)
) as seed (kind, cause, title_de, title_en, text_de, text_en);

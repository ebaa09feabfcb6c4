package io.sturmwarte.query;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A guess how many posts in a thousand have a word, so that queries stand under their rare words.
 * The commonest words of both languages are listed; all others count alike unless they are short,
 * since no list knows whether a word is a brand.
 */
final class Commonness {
  private static final int LISTED = 100;

  private static final Set<String> COMMON =
      Arrays.stream(
              """
              der die das den dem des ein eine einer einem einen eines und oder aber auch nicht kein keine ich du er
              sie es wir ihr mich dich sich uns euch mir dir ihm ihn ihnen mein dein sein unser ist sind war waren bin
              hat haben habe hatte wird werden wurde kann koennen muss soll will in im an am auf aus bei beim mit nach
              seit von vom zu zum zur vor fuer durch ueber unter gegen ohne um bis als wie wenn dass weil ob so da
              dann doch noch nur schon mal mehr sehr hier jetzt heute immer wieder nie alle alles viel was wer wo
              warum wieso ja nein gut neu ganz man einfach
              the a an and or but not no i you he she it we they me him her us them my your his its our their is are
              was were be been am has have had do does did will would can could should in on at of to for from with by
              about as if than that this these those there here what who when where why how all any so just very too
              now new good get got out up more one like time don t s
              https http www com de
              """
                  .split("\\s+"))
          .map(word -> Term.of(word).stem())
          .collect(Collectors.toUnmodifiableSet());

  private Commonness() {}

  static int of(Term term) {
    return COMMON.contains(term.stem()) ? LISTED : ofLength(term.stem().length());
  }

  /** A long part of a word is about as rare as a word; a short one stands in many. */
  static int ofPart(String part) {
    return switch (part.length()) {
      case 0, 1, 2, 3 -> 80;
      case 4 -> 40;
      case 5 -> 15;
      case 6 -> 6;
      default -> 3;
    };
  }

  private static int ofLength(int length) {
    return switch (length) {
      case 0, 1, 2 -> 30;
      case 3 -> 10;
      default -> 2;
    };
  }
}

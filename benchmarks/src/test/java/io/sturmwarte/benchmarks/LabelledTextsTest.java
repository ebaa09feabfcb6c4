package io.sturmwarte.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sturmwarte.benchmarks.LabelledTexts.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelledTextsTest {
  @TempDir Path folder;

  @Test
  void findsColumnsByName() throws IOException {
    var read =
        read("id\ttext\tsentiment\n1\tall fine here\tpositive\n2\tno good at all\tnegative\n");

    assertThat(read.task().name()).isEqualTo("sentiment");
    assertThat(read.texts())
        .containsExactly(new Text("all fine here", 2), new Text("no good at all", 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "positive\tall fine here\nnegative\tno good at all\n",
        "all fine here\tpositive\nno good at all\tnegative\n",
        "17\tall fine here\ttrain\tpositive\n18\tno good at all\ttrain\tnegative\n",
        "\uFEFFlabel\ttext\r\nPOSITIVE\tall fine here\r\nNegative\tno good at all\r\n",
        "label\tlabel_text\ttext\n2\tpositive\tall fine here\n0\tnegative\tno good at all\n",
        "tweet\tx\tlabel\nall fine here\ta\tpos\nno good at all\tb\tneg\n",
        "__label__positive\tall fine here\n__label__negative\tno good at all\n",
        "all fine here\t1\nno good at all\t-1\n",
      })
  void readsSentimentsOfAnyShape(String content) throws IOException {
    assertThat(read(content).texts())
        .containsExactly(new Text("all fine here", 2), new Text("no good at all", 0));
  }

  @Test
  void readsNumbersInTheOrderOfUmsab() throws IOException {
    assertThat(read("0\ta b c\n1\td e f\n2.0\tg h i\n").texts())
        .extracting(Text::given)
        .containsExactly(0, 1, 2);
  }

  @ParameterizedTest
  @CsvSource({
    "OFFENSE,OTHER,toxicity",
    "offensive,not-offensive,toxicity",
    "OFF,NOT,toxicity",
    "toxic,not-toxic,toxicity",
    "hate,not hate,toxicity",
    "HOF,NOT,toxicity",
    "complaint,no-complaint,complaint",
    "legal-threat,not-legal-threat,legal-threat",
  })
  void tellsTheHeadByItsWords(String yes, String no, String head) throws IOException {
    var read = read("%s\tyou there are one\n%s\tthis here is none\n".formatted(yes, no));

    assertThat(read.task().name()).isEqualTo(head);
    assertThat(read.texts()).extracting(Text::given).containsExactly(1, 0);
  }

  @Test
  void tellsTheHeadByTheNameOfTheColumn() throws IOException {
    var read = read("comment_id\tcomment_text\tSub1_Toxic\n1\twhat a shame\t1\n2\tgood day\t0\n");

    assertThat(read.task().name()).isEqualTo("toxicity");
    assertThat(read.texts()).extracting(Text::given).containsExactly(1, 0);
  }

  @Test
  void asksWhatZeroAndOneMean() {
    assertThatThrownBy(() -> read("0\tsome words here\n1\tother words there\n"))
        .hasMessageContaining("--head");
  }

  @ParameterizedTest
  @CsvSource({"1,0", "yes,no", "TRUE,False", "Ja,nein"})
  void readsYesAndNoForTheHeadThatIsAskedFor(String yes, String no) throws IOException {
    var read = read("%s\tsome words\n%s\tmore words\n".formatted(yes, no), "safety-hazard");

    assertThat(read.texts()).extracting(Text::given).containsExactly(1, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "sentiment,0",
    "toxicity,0",
    "complaint,1",
    "product-fault,1",
    "complaint-handling,1",
    "data-breach,0",
    "legal-threat,1",
    "question,0",
    "escalate,1",
  })
  void readsOurOwnCorpusForEveryHead(String head, int given) throws IOException {
    var read =
        read(
            "sentiment\ttoxic\tcomplaint\tcauses\tintents\turgency\tescalate\tplatform\ttext\n"
                + "negative\t0\t1\tproduct-fault,complaint-handling\tlegal-threat\t2\t1\treview\t"
                + "Broken again.\\nMy lawyer writes\n"
                + "neutral\t0\t0\t-\t-\t0\t0\tx\tOpen on Monday\n",
            head);

    assertThat(read.texts()).hasSize(2);
    assertThat(read.texts().getFirst())
        .isEqualTo(new Text("Broken again.\nMy lawyer writes", given));
  }

  @Test
  void takesTheSentimentOfOurOwnCorpusWhereNothingIsAsked() throws IOException {
    var read =
        read(
            "sentiment\ttoxic\tcomplaint\tcauses\tintents\turgency\tescalate\tplatform\ttext\n"
                + "negative\t1\t1\tother\t-\t2\t1\tx\tNo good at all\n");

    assertThat(read.task()).isEqualTo(Task.SENTIMENT);
  }

  @Test
  void turnsEscapesIntoCharacters() throws IOException {
    assertThat(read("label\ttext\nneutral\tit\\u2019s \\\"fine\\\"\\nhere\n").texts())
        .containsExactly(new Text("it’s \"fine\"\nhere", 1));
  }

  @Test
  void keepsTabsInATextThatStandsAnywhere() throws IOException {
    assertThat(read("text\tlabel\na text with\ta tab\tneutral\n").texts())
        .containsExactly(new Text("a text with a tab", 1));
  }

  @Test
  void namesTheLinesThatItCannotRead() throws IOException {
    var read =
        read(
            "label\ttext\nneutral\tfine\nmixed\tso and so\n\nneutral\nneutral\t  \npositive\tyes\n");

    assertThat(read.texts()).hasSize(2);
    assertThat(read.faults())
        .containsExactly(
            new Table.Fault(3, "the label is \"mixed\""),
            new Table.Fault(5, "1 columns instead of 2"),
            new Table.Fault(6, "there is no text"));
  }

  @Test
  void readsOnWhereBytesAreNoUtf8() throws IOException {
    var file = folder.resolve("latin.tsv");
    Files.write(file, "neutral\tgr\u00fcne Wiese\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(LabelledTexts.read(file, null).texts()).hasSize(1);
  }

  @Test
  void saysWhatItFoundWhereNothingIsReadable() {
    assertThatThrownBy(() -> read("label\ttext\ngood\tsome words\nbad\tother words\n", "sentiment"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("\"good\", \"bad\"");
    assertThatThrownBy(() -> read("one, two\nthree, four\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no line holds a tab");
    assertThatThrownBy(() -> read("")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read("label\ttext\n")).isInstanceOf(IOException.class);
  }

  @Test
  void namesTheHeadsWhereOneIsUnknown() {
    assertThatThrownBy(() -> Task.named("anger")).hasMessageContaining("legal-threat");
  }

  private LabelledTexts read(String content) throws IOException {
    return LabelledTexts.read(file(content), null);
  }

  private LabelledTexts read(String content, String head) throws IOException {
    return LabelledTexts.read(file(content), Task.named(head));
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("texts.tsv"), content);
  }
}

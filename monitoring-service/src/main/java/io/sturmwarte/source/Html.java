package io.sturmwarte.source;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of a post that comes as HTML: what a reader sees, paragraphs as lines. */
public final class Html {
  private static final int LONGEST = 500_000;

  private Html() {}

  public static String text(String html) {
    var within = html.length() <= LONGEST ? html : html.substring(0, LONGEST);
    var body = Jsoup.parseBodyFragment(within).body();
    body.select("script, style, template").remove();
    var text = new StringBuilder();
    body.traverse(new Visitor(text));
    return text.toString().replaceAll(" *\\n *", "\n").replaceAll("\\n{3,}", "\n\n").strip();
  }

  private record Visitor(StringBuilder text) implements NodeVisitor {
    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        text.append(words.text());
      } else if (node.nameIs("br")) {
        text.append('\n');
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element && element.isBlock() && !node.nameIs("body")) {
        text.append('\n');
      }
    }
  }
}

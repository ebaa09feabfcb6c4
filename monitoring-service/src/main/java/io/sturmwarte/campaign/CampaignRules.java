package io.sturmwarte.campaign;

import io.sturmwarte.storm.Reason;
import io.sturmwarte.topic.Fold;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Weighs the marks. Each mark that a mention bears makes it so likely to be coordinated: a copied
 * text 0.5, a moment with too many posts 0.4, a young account 0.4 as far as there are more of them
 * than usual, an author who is one of several that write much 0.2. Together they are taken as
 * independent, so that a mention with marks a and b weighs 1 - (1-a)(1-b). The share is the mean
 * over all mentions. One mark alone therefore never makes a campaign: fans who share a slogan stay
 * below a half, and so do people who join a platform to complain.
 */
final class CampaignRules {
  static final int LEAST_MENTIONS = 20;
  static final int LEAST_AUTHORS = 10;

  private static final double COPY = 0.5;
  private static final double SYNC = 0.4;
  private static final double YOUNG = 0.4;
  private static final double HEAVY = 0.2;

  private static final double FEW = 0.2;
  private static final double MANY = 0.5;

  /** Friends who post the same, and one person on several platforms, are fewer. */
  private static final int COPIED_BY = 4;

  private static final double CLEARLY_MORE = 3;

  private final List<Post> posts;
  private final Usual usual;
  private final Concentration concentration;
  private final Set<UUID> copied;
  private final Set<UUID> synchronous;
  private final Set<String> heavy;

  private CampaignRules(List<Post> posts, Usual usual) {
    this.posts = posts;
    this.usual = usual;
    this.concentration = Concentration.of(posts);
    this.copied = copied(posts);
    this.synchronous = Synchrony.find(posts);
    this.heavy = concentration.heavy();
  }

  static Campaign judge(List<Post> posts, Usual usual, Instant from, Instant to) {
    return new CampaignRules(posts, usual).judge(from, to);
  }

  private Campaign judge(Instant from, Instant to) {
    var signs = signs();
    if (posts.size() < LEAST_MENTIONS || concentration.authors() < LEAST_AUTHORS) {
      return new Campaign(from, to, Campaign.Verdict.TOO_FEW, null, signs, tooFew(signs));
    }
    var youngWeight = YOUNG * excessOfYoung(signs);
    var share = posts.stream().mapToDouble(post -> weight(post, youngWeight)).average().orElse(0);
    return new Campaign(from, to, verdict(share), share, signs, reasons(signs, youngWeight > 0));
  }

  private double weight(Post post, double youngWeight) {
    var natural = 1.0;
    if (copied.contains(post.id())) {
      natural *= 1 - COPY;
    }
    if (synchronous.contains(post.id())) {
      natural *= 1 - SYNC;
    }
    if (post.isOfYoungAccount()) {
      natural *= 1 - youngWeight;
    }
    if (heavy.contains(post.author())) {
      natural *= 1 - HEAVY;
    }
    return 1 - natural;
  }

  private static Campaign.Verdict verdict(double share) {
    if (share < FEW) {
      return Campaign.Verdict.ORGANIC;
    }
    return share < MANY ? Campaign.Verdict.MIXED : Campaign.Verdict.COORDINATED;
  }

  /** The part of the young accounts that is not usual; none unless that is clearly no chance. */
  private double excessOfYoung(Campaign.Signs signs) {
    var young = signs.youngShare();
    if (young == null) {
      return 0;
    }
    var expected = signs.usualYoungShare();
    var known = posts.stream().filter(Post::tellsAge).count();
    var spread = Math.sqrt(expected * (1 - expected) / known);
    return young - expected > CLEARLY_MORE * spread ? (young - expected) / young : 0;
  }

  private Campaign.Signs signs() {
    var known = posts.stream().filter(Post::tellsAge).count();
    var young = posts.stream().filter(Post::isOfYoungAccount).count();
    return new Campaign.Signs(
        posts.size(),
        concentration.authors(),
        2 * known < posts.size() || known == 0 ? null : (double) young / known,
        usual.youngShare(),
        share(copied.size()),
        share(synchronous.size()),
        share(posts.stream().filter(post -> heavy.contains(post.author())).count()),
        concentration.topTenShare(),
        concentration.gini());
  }

  private double share(long part) {
    return posts.isEmpty() ? 0 : (double) part / posts.size();
  }

  private static Set<UUID> copied(List<Post> posts) {
    var own = posts.stream().filter(post -> !post.repost() && post.fold().isTelling()).toList();
    var copied = new HashSet<UUID>();
    own.stream()
        .collect(Collectors.groupingBy(Post::fold))
        .forEach((Fold fold, List<Post> same) -> addIfCopied(same, copied));
    return copied;
  }

  private static void addIfCopied(List<Post> same, Set<UUID> copied) {
    if (Concentration.distinct(same) >= COPIED_BY) {
      same.forEach(post -> copied.add(post.id()));
    }
  }

  private List<Reason> tooFew(Campaign.Signs signs) {
    var most = concentration.most();
    return 2 * most > posts.size() && posts.size() > 1
        ? List.of(CampaignReasons.tooFew(signs), CampaignReasons.oneAuthor(signs, most))
        : List.of(CampaignReasons.tooFew(signs));
  }

  private List<Reason> reasons(Campaign.Signs signs, boolean tooYoung) {
    return List.of(
        CampaignReasons.copies(signs, ids(copied)),
        CampaignReasons.moments(signs, ids(synchronous)),
        CampaignReasons.young(
            signs,
            tooYoung,
            posts.stream().filter(Post::isOfYoungAccount).map(Post::id).limit(5).toList()),
        CampaignReasons.authors(signs));
  }

  private List<UUID> ids(Set<UUID> some) {
    return posts.stream().map(Post::id).filter(some::contains).limit(5).toList();
  }
}

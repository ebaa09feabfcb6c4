package io.sturmwarte.reply;

import io.sturmwarte.text.Language;
import java.util.List;

/**
 * How a draft reply would be received.
 *
 * @param findings by place; what is missing from the whole comes first
 * @param readability 0 to 100
 */
public record Review(
    List<Finding> findings,
    Rubric rubric,
    double readability,
    Language language,
    String rulesVersion) {}

package io.sturmwarte.query;

/**
 * A piece of the text that matched.
 *
 * @param start of its first character, counted from 0 in UTF-16 units
 * @param end after its last one
 */
public record Mark(int start, int end) {}

/**
 * The trained model: one weight for each feature and question ("head"), a set for each language.
 * {@link io.sturmwarte.model.Models} reads {@code model.bin}; the package {@code learning} writes
 * it.
 */
@NullMarked
package io.sturmwarte.model;

import org.jspecify.annotations.NullMarked;

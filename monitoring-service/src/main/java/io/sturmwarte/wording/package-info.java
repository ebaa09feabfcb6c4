/** Numbers, counts and times in German and English sentences. */
@NullMarked
package io.sturmwarte.wording;

import org.jspecify.annotations.NullMarked;

/** What is told about an author, to whom and why: looked up, exported, and written down. */
@NullMarked
package io.sturmwarte.disclosure;

import org.jspecify.annotations.NullMarked;

/** What players should do after an inject, and what their doing is worth. Plain rules. */
@NullMarked
package io.sturmwarte.expectation;

import org.jspecify.annotations.NullMarked;

/** The addresses of the console's pages. */
@NullMarked
package io.sturmwarte.page;

import org.jspecify.annotations.NullMarked;

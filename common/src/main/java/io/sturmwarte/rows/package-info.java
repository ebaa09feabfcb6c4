/** Many rows in one statement. */
@NullMarked
package io.sturmwarte.rows;

import org.jspecify.annotations.NullMarked;

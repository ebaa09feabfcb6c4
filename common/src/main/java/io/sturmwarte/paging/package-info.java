/** Lists that are read page by page, by cursor. */
@NullMarked
package io.sturmwarte.paging;

import org.jspecify.annotations.NullMarked;

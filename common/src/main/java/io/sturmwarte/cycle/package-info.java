/** Work that any replica may run: again while there is more, else when it is next due or woken. */
@NullMarked
package io.sturmwarte.cycle;

import org.jspecify.annotations.NullMarked;

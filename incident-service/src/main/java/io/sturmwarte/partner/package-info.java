/** Help from outside that level 2 calls: agencies, law firms, the board. */
@NullMarked
package io.sturmwarte.partner;

import org.jspecify.annotations.NullMarked;

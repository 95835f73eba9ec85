/** Names for commits: moved by hand or by rule, forward by themselves, back when somebody says so. */
@NullMarked
package dev.afterrun.storage.pointer;

import org.jspecify.annotations.NullMarked;

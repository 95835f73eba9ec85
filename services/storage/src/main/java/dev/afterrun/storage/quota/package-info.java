/** How much repositories and the accounts that own them may have stored, and what happens beyond. */
@NullMarked
package dev.afterrun.storage.quota;

import org.jspecify.annotations.NullMarked;

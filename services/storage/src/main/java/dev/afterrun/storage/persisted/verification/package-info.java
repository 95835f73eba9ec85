/** Whether sets are what they say: each chunk is unpacked and compared once, before anybody restores it. */
@NullMarked
package dev.afterrun.storage.persisted.verification;

import org.jspecify.annotations.NullMarked;

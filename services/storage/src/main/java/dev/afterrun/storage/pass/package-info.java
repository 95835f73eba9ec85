/** Ways through all objects of stores, in the background: restart-safe, shared by all replicas, at a bounded pace. */
@NullMarked
package dev.afterrun.storage.pass;

import org.jspecify.annotations.NullMarked;

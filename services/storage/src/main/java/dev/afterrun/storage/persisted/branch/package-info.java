/** Whether what a branch hands on was built at a commit of that branch, as the forge says. */
@NullMarked
package dev.afterrun.storage.persisted.branch;

import org.jspecify.annotations.NullMarked;

/** Whether people can sign in to the pages, and where. */
@NullMarked
package dev.afterrun.storage.signin;

import org.jspecify.annotations.NullMarked;

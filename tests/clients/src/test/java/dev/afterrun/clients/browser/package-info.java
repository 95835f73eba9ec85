/** What people see of the pages, in a real browser, and what pages keep from them. */
@NullMarked
package dev.afterrun.browser;

import org.jspecify.annotations.NullMarked;

/** What people see of the pages, in a real browser, and what pages keep from them. */
@NullMarked
package dev.afterrun.clients.browser;

import org.jspecify.annotations.NullMarked;

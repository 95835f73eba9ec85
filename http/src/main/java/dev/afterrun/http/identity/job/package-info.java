/** The tokens that CI systems sign for their jobs (OpenID Connect), and what they prove. */
@NullMarked
package dev.afterrun.http.identity.job;

import org.jspecify.annotations.NullMarked;

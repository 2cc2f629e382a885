/** Putting packages in force: deliveries, their checks, generations, and going back. Internal. */
package org.zhiheng.rules.swap;

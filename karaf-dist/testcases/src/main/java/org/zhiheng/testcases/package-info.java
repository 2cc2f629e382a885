/** Districts that work on cases, on a test database. */
package org.zhiheng.testcases;

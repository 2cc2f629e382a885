/**
 * The databases of the platform for tests without a container: Derby in memory and PostgreSQL in a cluster of the tests' own, each
 * behind the same kind of data source, transaction manager and persistence units that the platform uses. A test class annotated with
 * {@link org.zhiheng.testdb.OnEveryDatabase} runs once on each.
 */
package org.zhiheng.testdb;

package org.zhiheng.records.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A data source in front of another that counts how often a statement is sent: each execution is one round trip. */
final class CountingSource {

    private final AtomicInteger sent = new AtomicInteger();
    private final DataSource source;

    CountingSource(DataSource real) {
        source = proxy(DataSource.class, real);
    }

    DataSource source() {
        return source;
    }

    int during(Runnable work) {
        int before = sent.get();
        work.run();
        return sent.get() - before;
    }

    private <T> T proxy(Class<T> type, Object real) {
        return type.cast(Proxy.newProxyInstance(
                CountingSource.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call(real, method, arguments)));
    }

    private Object call(Object real, Method method, Object[] arguments) throws Throwable {
        if (method.getName().startsWith("execute")) {
            sent.incrementAndGet();
        }
        Object result;
        try {
            result = method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (result instanceof Connection) {
            return proxy(Connection.class, result);
        }
        if (result instanceof PreparedStatement) {
            return proxy(PreparedStatement.class, result);
        }
        return result instanceof Statement ? proxy(Statement.class, result) : result;
    }
}

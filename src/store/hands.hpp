// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

/// A few threads for work that needs no database.
namespace vigil::store {

class Hands {
public:
    /// 0: one for each core.
    explicit Hands(unsigned count = 0);
    ~Hands(); ///< Waits for what is under way; what was not begun is dropped.
    Hands(const Hands&) = delete;
    Hands& operator=(const Hands&) = delete;

    /// What `work` throws comes out of the future.
    template <typename Work>
    auto give(Work work) -> std::future<decltype(work())>
    {
        auto task = std::make_shared<std::packaged_task<decltype(work())()>>(std::move(work));
        auto result = task->get_future();
        put([task] { (*task)(); });
        return result;
    }
    std::size_t count() const { return m_threads.size(); }

private:
    void put(std::function<void()> task);
    void run();

    std::mutex m_mutex;
    std::condition_variable m_more;
    std::deque<std::function<void()>> m_tasks;
    bool m_ending = false;
    std::vector<std::thread> m_threads;
};

/// Gives pieces of work to hands and takes the results in the order in which they were given, with only so many under
/// way that memory stays small.
template <typename T>
class InOrder {
public:
    InOrder(Hands& hands, std::function<void(T)> take) : m_hands{&hands}, m_take{std::move(take)} {}

    template <typename Work>
    void give(Work work)
    {
        m_waiting.push_back(m_hands->give(std::move(work)));
        while (m_waiting.size() > 2 * m_hands->count() + 2)
            take_one();
    }
    void finish()
    {
        while (!m_waiting.empty())
            take_one();
    }

private:
    void take_one()
    {
        auto next = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_take(next.get());
    }

    Hands* m_hands;
    std::function<void(T)> m_take;
    std::deque<std::future<T>> m_waiting;
};

} // namespace vigil::store

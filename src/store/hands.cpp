// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/hands.hpp"

#include <algorithm>

namespace vigil::store {

Hands::Hands(unsigned count)
{
    const unsigned wanted = count == 0 ? std::max(1U, std::thread::hardware_concurrency()) : count;
    for (unsigned i = 0; i < wanted; ++i)
        m_threads.emplace_back([this] { run(); });
}

Hands::~Hands()
{
    {
        const std::lock_guard guard{m_mutex};
        m_ending = true;
        m_tasks.clear();
    }
    m_more.notify_all();
    for (std::thread& thread : m_threads)
        thread.join();
}

void Hands::put(std::function<void()> task)
{
    {
        const std::lock_guard guard{m_mutex};
        m_tasks.push_back(std::move(task));
    }
    m_more.notify_one();
}

void Hands::run()
{
    for (;;) {
        std::function<void()> task;
        {
            std::unique_lock guard{m_mutex};
            m_more.wait(guard, [this] { return m_ending || !m_tasks.empty(); });
            if (m_tasks.empty())
                return;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        task();
    }
}

} // namespace vigil::store
